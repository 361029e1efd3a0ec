/** Hash tables of primitive numbers. Internal to this library; not a stable API. */
package org.minetally.internal.hash;
