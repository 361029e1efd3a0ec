/** What HDFS can do in one step, and Beam's file system for it does not offer. */
package org.minetally.hdfs;
