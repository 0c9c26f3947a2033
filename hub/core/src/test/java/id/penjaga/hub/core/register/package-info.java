/// Tests of the register of the office.
@NullMarked
package id.penjaga.hub.core.register;

import org.jspecify.annotations.NullMarked;
