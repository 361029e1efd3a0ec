/**
 * Prepares text from a file or a user for display: on one line, without control characters, cut to
 * a length. Internal to this library; not a stable API.
 */
package org.minetally.internal.text;
