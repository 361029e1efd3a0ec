/** A store without a network, for tests. */
package org.minetally.storage;
