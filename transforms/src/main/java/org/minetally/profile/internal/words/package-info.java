/** The words of a source that stand for several values. */
package org.minetally.profile.internal.words;
