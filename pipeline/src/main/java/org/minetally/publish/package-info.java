/**
 * The published folder: its layout, its manifest, its private files, and the contract of an output.
 */
package org.minetally.publish;
