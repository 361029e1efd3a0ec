/**
 * The job as schema transforms, which Beam YAML and Beam's other SDKs can use, and the expansion
 * service that offers them.
 */
package org.minetally.expansion;
