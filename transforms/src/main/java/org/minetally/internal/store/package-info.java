/**
 * Opens files: only regular files of the local disk, and stores that must keep making progress.
 * Implementation of this library: no stable API.
 */
package org.minetally.internal.store;
