/** Checks of the input that several transforms share. */
package org.minetally.internal;
