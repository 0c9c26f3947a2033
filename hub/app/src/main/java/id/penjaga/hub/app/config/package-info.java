/// The hub's configuration file, read strictly: a mistyped key stops the start with its line and
/// what to write instead.
///
/// Knows YAML and nothing of what the settings are used for.
@NullMarked
package id.penjaga.hub.app.config;

import org.jspecify.annotations.NullMarked;
