/** The main class of the child process that is the Elasticsearch node. */
@NullMarked
package io.reprise.elasticsearch.node;

import org.jspecify.annotations.NullMarked;
