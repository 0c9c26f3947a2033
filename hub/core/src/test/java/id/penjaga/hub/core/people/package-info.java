/// Tests of the people of the office.
@NullMarked
package id.penjaga.hub.core.people;

import org.jspecify.annotations.NullMarked;
