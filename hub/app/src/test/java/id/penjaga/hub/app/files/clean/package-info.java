/// What is kept of a file and what is refused.
package id.penjaga.hub.app.files.clean;
