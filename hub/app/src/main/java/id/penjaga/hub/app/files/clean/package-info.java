/// What may be attached, judged by its bytes: JPEG, PNG and WebP pictures, which are written anew
/// without what they tell beside the picture (where, when, with what, by whom), and PDF, which is
/// kept as it is unless it carries a program.
///
/// A photo from a telephone tells where it was taken to the metre. Only its orientation is kept, or
/// it would lie on its side. What stands after the end of a picture is dropped, so no second file
/// travels with it. Everything is streamed; nothing here holds a file in memory. It must not know
/// where files are kept or who sent them.
@NullMarked
package id.penjaga.hub.app.files.clean;

import org.jspecify.annotations.NullMarked;
