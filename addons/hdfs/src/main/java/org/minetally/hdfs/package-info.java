/** Atomic operations of HDFS, which Beam's file system for it does not offer. */
package org.minetally.hdfs;
