/// Reads files in YAML strictly: configurations of device and hub today, forms and procedures
/// tomorrow.
///
/// A mistyped key that is ignored without a word is an alarm that does not exist. So a reader asks
/// a [Section] for the keys it knows and then says [Section#end]: each other key is a [Problem].
/// Each problem names file, line and key and says what to write instead; all of them are collected
/// in [Problems] before the file is refused ([ConfigRefused]), so that one round mends the file.
/// Numbers that belong together are compared as [Amount]s, which know their lines.
///
/// [YamlFile] bounds what a file may cost: size, depth of nesting, length of one text, what its
/// aliases unfold to. The system's language decides nothing: numbers are written with digits and a
/// decimal point everywhere.
///
/// Must not know: what the keys mean, drivers, points, brokers. Opens files, nothing else.
@NullMarked
package id.penjaga.device.yaml;

import org.jspecify.annotations.NullMarked;
