/// What pages may ask and order about personal data that are no longer needed.
@NullMarked
package id.penjaga.hub.app.office.erasure;

import org.jspecify.annotations.NullMarked;
