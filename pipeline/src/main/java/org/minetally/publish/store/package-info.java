/** Publishes to an object store or HDFS: complete files, then one pointer. */
package org.minetally.publish.store;
