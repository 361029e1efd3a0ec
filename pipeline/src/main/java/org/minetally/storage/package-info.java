/** Locations on the local disk and in stores: listing, reading and writing their files. */
package org.minetally.storage;
