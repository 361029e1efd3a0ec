/** Where files lie: on the local disk, or in a store that one of Beam's file systems reaches. */
package org.minetally.storage;
