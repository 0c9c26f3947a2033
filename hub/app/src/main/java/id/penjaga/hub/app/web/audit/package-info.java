/// The audit as pages, and what keeps who saw personal data.
///
/// It must know nothing of tables.
@NullMarked
package id.penjaga.hub.app.web.audit;

import org.jspecify.annotations.NullMarked;
