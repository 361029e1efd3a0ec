/** Names and codes in the form that neighbouring packages need. */
package org.minetally.region.internal;
