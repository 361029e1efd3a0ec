/**
 * The published folder: its layout, its manifest, what only the owner can read, and the contract of
 * an output.
 */
package org.minetally.publish;
