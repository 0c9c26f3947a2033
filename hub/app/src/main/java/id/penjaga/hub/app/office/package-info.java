/// The office: what people do about the rooms. It takes commands of people, lets the core decide
/// inside the store's one transaction, keeps what was decided in the book, and answers what pages
/// ask about work.
///
/// It must know nothing of HTML, and nothing of the rules it asks `hub/core` for.
@NullMarked
package id.penjaga.hub.app.office;

import org.jspecify.annotations.NullMarked;
