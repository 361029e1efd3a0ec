/**
 * Formats other than delimited text: each turns the records of a file into fields as UTF-8 text,
 * and knows nothing of where the file lies or how it is packed.
 */
package org.minetally.format;
