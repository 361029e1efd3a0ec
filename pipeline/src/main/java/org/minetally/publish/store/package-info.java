/** Publishes to an object store or HDFS: all files first, then a pointer. */
package org.minetally.publish.store;
