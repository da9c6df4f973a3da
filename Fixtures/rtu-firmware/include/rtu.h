/* RTU-4: a remote terminal unit with 32 inputs, 16 outputs and 256 holding registers. */
#ifndef RTU_H
#define RTU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tls.h"

#define RTU_TAG_SIZE 16
#define RTU_REGISTERS 256
#define RTU_OUTPUTS 16
#define RTU_TOKEN_SIZE 32

struct rtu_config {
    char site[RTU_TAG_SIZE];
    char listen_address[46];
    uint16_t modbus_port;
    unsigned poll_interval_ms;
    unsigned retries;
};

/* Points are grouped by feeder, bay and device. */
struct point_group {
    const char *name;
    const struct point_group *first_child;
    const struct point_group *next;
    const struct point_group *parent;
};

struct rtu_session {
    char user[RTU_TAG_SIZE];
    unsigned char token[RTU_TOKEN_SIZE];
    bool may_write;
};

/* config.c */
int config_load(struct rtu_config *config, const char *path);
int config_set(struct rtu_config *config, const char *key, const char *value);
int config_parse_point(const char *line, char *name, size_t name_size, int *address);
int config_rank(const char *severity, const char *quality);
unsigned config_group_depth(const struct point_group *group);
unsigned config_group_depth_flat(const struct point_group *group);

/* logger.c */
void log_event(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_remote_text(const char *text);
int log_rotate(const char *path);

/* modbus.c */
int modbus_listen(const struct rtu_config *config);
int modbus_handle(const uint8_t *frame, size_t size, uint8_t *reply, size_t reply_size);

/* session.c */
int session_open(struct rtu_session *session, const char *user, const char *password);
SSL_CTX *session_scada_context(const char *authorities);

/* update.c */
int update_check(const unsigned char *image, size_t size, const unsigned char *signature, size_t signature_size);

/* diagnostics.c */
int diagnostics_dump(const char *path);

#endif
