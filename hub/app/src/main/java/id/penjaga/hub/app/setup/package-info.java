/// Sets up a new site in one folder: certificate authority, broker accounts and access rules, and
/// the configurations of hub and devices that fit them.
///
/// A secure set-up is many small files that must agree; made by hand it is left out. Everything
/// here is written once into a new folder and never changed afterwards: what exists is refused.
/// Must not know a running hub, its store or its pages.
@NullMarked
package id.penjaga.hub.app.setup;

import org.jspecify.annotations.NullMarked;
