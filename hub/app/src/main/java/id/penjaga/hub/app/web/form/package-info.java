/// Forms of definitions on pages: how each type of field is drawn, and how what was posted is read
/// back. Used by the pages of cases, of registers and by the public form.
///
/// It must know nothing of cases or registers; whether the answers are right is judged by the core.
@NullMarked
package id.penjaga.hub.app.web.form;

import org.jspecify.annotations.NullMarked;
