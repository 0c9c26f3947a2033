/// Forms as data: fields with type, label and limits, and the judgement of what somebody filled in.
///
/// It must know nothing of the steps that use a form.
@NullMarked
package id.penjaga.hub.core.form;

import org.jspecify.annotations.NullMarked;
