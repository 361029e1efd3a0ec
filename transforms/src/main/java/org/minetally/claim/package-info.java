/**
 * Published claims: what one says, what the records support, and what follows. The arithmetic is
 * checked, and nothing else.
 */
package org.minetally.claim;
