/** Long runs as a file: who is there, how much happens, and from one seed always the same happenings. */
@NullMarked
package io.relais.sandbox.scenario;

import org.jspecify.annotations.NullMarked;
