/// Claims about pages, routes and words, against a real server with a made-up room behind it.
@NullMarked
package id.penjaga.hub.app.web;

import org.jspecify.annotations.NullMarked;
