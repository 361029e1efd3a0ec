/** Names and codes as neighbouring packages need them. */
package org.minetally.region.internal;
