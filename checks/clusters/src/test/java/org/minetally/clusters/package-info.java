/** Tests of the packaged jobs on clusters and stores. */
package org.minetally.clusters;
