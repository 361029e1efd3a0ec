/** Names, codes and attributes of regions in the form that neighbouring packages need. */
package org.minetally.region.internal;
