/**
 * Publication, all or nothing: the layout of the output, its lock, the work folder that becomes a
 * snapshot, and the manifest.
 */
package org.minetally.publish;
