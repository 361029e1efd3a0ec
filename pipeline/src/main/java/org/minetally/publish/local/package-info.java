/** Publishes to the local disk: a rename and a symbolic link. */
package org.minetally.publish.local;
