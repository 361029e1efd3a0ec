/** What a reader of any format gives: a record's fields as bytes, and the way to the next one. */
package org.minetally.record;
