/**
 * The reference connector: an invented partner with a JSON protocol so small that the code shows nothing but the
 * contract. Start here when you write your own; read {@code ExampleConnector} from top to bottom.
 */
@NullMarked
package io.relais.connector.example;

import org.jspecify.annotations.NullMarked;
