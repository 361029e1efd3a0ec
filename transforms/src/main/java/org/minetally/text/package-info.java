/** How text that comes from a file or a user is shown to people: on one line, cut to a length. */
package org.minetally.text;
