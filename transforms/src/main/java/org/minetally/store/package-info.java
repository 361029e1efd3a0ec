/** Opening files: regular files of the local disk, and stores that must make progress. */
package org.minetally.store;
