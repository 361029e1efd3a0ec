/** Publishes to the local disk with a rename and a symbolic link. */
package org.minetally.publish.local;
