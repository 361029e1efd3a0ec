/**
 * Prepares text from a file or a user for display: on one line, without control characters, cut to
 * a length. Implementation of this library: no stable API.
 */
package org.minetally.internal.text;
