/// Text that is data rather than a message of the program: what a procedure, a form or a refusal
/// says, always in both languages.
///
/// It must know nothing of pages or files.
@NullMarked
package id.penjaga.hub.core.text;

import org.jspecify.annotations.NullMarked;
