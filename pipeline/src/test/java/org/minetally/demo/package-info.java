/**
 * Generates {@code testdata/demo}: the invented country Quillonia, its regions and boundaries, and
 * 15 years of detections and casualties. The same code gives the same files on every machine.
 */
package org.minetally.demo;
