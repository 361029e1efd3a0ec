/**
 * Opens files. Only regular files are opened on the local disk, and a store must keep making
 * progress. Internal to this library; not a stable API.
 */
package org.minetally.internal.store;
