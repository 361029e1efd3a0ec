/** Locations on the local disk and in stores, and how their files are listed, read and written. */
package org.minetally.storage;
