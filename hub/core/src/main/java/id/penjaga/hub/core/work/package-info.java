/// The engine of the work of people: procedures as data, a case as a fold over its entries, and
/// `Work.decide`, which answers every command with facts or with a refusal.
///
/// Pure and total. It must know nothing of visits, outages, pages and tables.
@NullMarked
package id.penjaga.hub.core.work;

import org.jspecify.annotations.NullMarked;
