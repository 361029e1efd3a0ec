/** Checks of input that several transforms share. Internal to this library; not a stable API. */
package org.minetally.internal;
