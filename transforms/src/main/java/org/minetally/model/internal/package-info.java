/** Distributes the records of a batch by key. Implementation of this library: no stable API. */
package org.minetally.model.internal;
