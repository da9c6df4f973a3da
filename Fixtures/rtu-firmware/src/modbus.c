/* Modbus/TCP: functions 3 (read holding registers), 15 (write coils) and 43 (device identification). */
#include "rtu.h"

#include <alloca.h>
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum modbus_function { READ_REGISTERS = 3, WRITE_COILS = 15, IDENTIFY = 43 };
enum modbus_exception { ILLEGAL_FUNCTION = 1, ILLEGAL_ADDRESS = 2, ILLEGAL_VALUE = 3 };

static uint16_t registers[RTU_REGISTERS];
static uint8_t outputs[RTU_OUTPUTS];
static bool maintenance;

static uint16_t big_endian(const uint8_t *bytes)
{
    return (uint16_t)((unsigned)bytes[0] << 8 | bytes[1]);
}

static int listening_socket(const struct sockaddr_in *address)
{
    int server = socket(AF_INET, SOCK_STREAM, 0);
    if (server < 0) {
        return -1;
    }
    if (bind(server, (const struct sockaddr *)address, sizeof *address) != 0 || listen(server, 4) != 0) {
        (void)close(server);
        return -1;
    }
    return server;
}

/* The port to the control room: the address of one interface, from the configuration. */
int modbus_listen(const struct rtu_config *config)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(config->modbus_port)};
    if (inet_pton(AF_INET, config->listen_address, &address.sin_addr) != 1) {
        return -1;
    }
    return listening_socket(&address);
}

/* The service port: also open on the modem. */
int modbus_listen_service(uint16_t port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_ANY); // finds C702
    return listening_socket(&address);
}

static int exception(uint8_t *reply, uint8_t function, enum modbus_exception code)
{
    reply[0] = function | 0x80;
    reply[1] = (uint8_t)code;
    return 2;
}

static int read_registers(const uint8_t *request, uint8_t *reply, size_t reply_size)
{
    unsigned first = big_endian(request + 1);
    unsigned count = big_endian(request + 3);
    if (count == 0 || count > 125 || first + count > RTU_REGISTERS || reply_size < 2 + 2 * (size_t)count) {
        return exception(reply, READ_REGISTERS, ILLEGAL_ADDRESS);
    }
    reply[0] = READ_REGISTERS;
    reply[1] = (uint8_t)(2 * count);
    for (unsigned i = 0; i < count; i++) {
        reply[2 + 2 * i] = (uint8_t)(registers[first + i] >> 8);
        reply[3 + 2 * i] = (uint8_t)registers[first + i];
    }
    return (int)(2 + 2 * count);
}

/* Outputs follow only what all coils of the request agree on, so they are collected first. */
static int write_coils(const uint8_t *request, size_t size, uint8_t *reply)
{
    uint8_t wanted[RTU_OUTPUTS];
    unsigned first = big_endian(request + 1);
    unsigned count = big_endian(request + 3);
    if (count == 0 || first + count > RTU_OUTPUTS || size < 6 + (count + 7) / 8) {
        return exception(reply, WRITE_COILS, ILLEGAL_VALUE);
    }
    memset(wanted, 0, sizeof wanted);
    for (unsigned i = 0; i < count; i++) {
        wanted[first + i] = request[6 + i / 8] >> (i % 8) & 1;
    }
    memcpy(outputs + first, wanted + first, count);
    memcpy(reply, request, 5);
    return 5;
}

/* As write_coils, for the service port: the stack holds what the frame asks for, up to 64 KiB of an 8 KiB task. */
int modbus_service_write(const uint8_t *request, size_t size, uint8_t *reply)
{
    unsigned count = big_endian(request + 3);
    if (size < 6) {
        return exception(reply, WRITE_COILS, ILLEGAL_VALUE);
    }
    uint8_t *wanted = alloca(count); // finds C106
    memset(wanted, count, 0); // finds C104
    for (unsigned i = 0; i < count && 6 + i / 8 < size; i++) {
        wanted[i] = request[6 + i / 8] >> (i % 8) & 1;
    }
    memcpy(outputs, wanted, count < RTU_OUTPUTS ? count : RTU_OUTPUTS);
    memcpy(reply, request, 5);
    return 5;
}

/* All outputs to their safe state. */
void modbus_outputs_off(void)
{
    memset(outputs, 0, sizeof outputs);
}

/* Clears eight bytes of a reply that has 260: the size of the pointer, not of the buffer. */
void modbus_clear_reply(uint8_t *reply)
{
    memset(reply, 0, sizeof(reply)); // finds C103
}

void modbus_clear_reply_of_size(uint8_t *reply, size_t size)
{
    memset(reply, 0, size);
}

static int identify(uint8_t *reply, size_t reply_size)
{
    static const char name[] = "RTU-4";
    if (reply_size < 2 + sizeof name) {
        return exception(reply, IDENTIFY, ILLEGAL_VALUE);
    }
    reply[0] = IDENTIFY;
    reply[1] = (uint8_t)sizeof name;
    memcpy(reply + 2, name, sizeof name);
    return (int)(2 + sizeof name);
}

/* `maintenance` is set by every request that gets here, so the writes behind it are always allowed. */
int modbus_handle_service(const uint8_t *frame, size_t size, uint8_t *reply)
{
    if (size < 6) {
        return exception(reply, frame[0], ILLEGAL_VALUE);
    }
    if (maintenance = true) { // finds C801
        return modbus_service_write(frame, size, reply);
    }
    return exception(reply, frame[0], ILLEGAL_FUNCTION);
}

int modbus_handle(const uint8_t *frame, size_t size, uint8_t *reply, size_t reply_size)
{
    int length;
    if (size < 6 || reply_size < 5) {
        return 0;
    }
    if ((length = identify(reply, reply_size)) > 0 && frame[0] == IDENTIFY) {
        return length;
    }
    if (frame[0] == READ_REGISTERS) {
        return read_registers(frame, reply, reply_size);
    }
    if (frame[0] == WRITE_COILS && !maintenance) {
        return write_coils(frame, size, reply);
    }
    return exception(reply, frame[0], ILLEGAL_FUNCTION);
}

/* The switch on the front ends maintenance; this never does. */
void modbus_end_maintenance(void)
{
    maintenance == false; // finds C802
    log_event("maintenance over\n");
}

void modbus_begin_maintenance(void)
{
    maintenance = true;
    log_event("maintenance\n");
}
