// SPDX-License-Identifier: GPL-2.0
/*
 * The buses of a Raspberry Pi's header without the Raspberry Pi: I2C bus 1 and a one-wire bus, whose parts are played by a test.
 * Everything is steered through /sys/kernel/debug/pi-buses; numbers are hexadecimal, bytes are written together:
 *
 *   i2c   "hold ADDRESS REGISTER BYTES"    a chip whose registers hold these bytes; the first byte written to it is a register
 *         "answer ADDRESS BYTES BYTES"     a chip that, after the first bytes were written to it, reads as the second; - is no byte
 *         "latch ADDRESS BYTE"             a PCF8574 whose pins the outside pulls low where BYTE is 0
 *         "expander ADDRESS WORD"          an MCP23017 whose inputs are at these levels, bank A in the low byte
 *         "frame ADDRESS BYTES"            a PN532 that has this frame to tell after those it has already: reading one byte says whether
 *                                          there is one, reading more takes it
 *         "unplug ADDRESS"
 *         "stick 1", "stick 0"             the bus is held low; every transfer times out
 *   wire  "plug SLOT SERIAL BYTES"         a DS18B20 with this serial number of 12 digits and a scratchpad of 8 bytes, to which
 *                                          the right checksum is added, or of 9
 *         "unplug SLOT"
 */
#include <linux/ctype.h>
#include <linux/debugfs.h>
#include <linux/i2c.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/uaccess.h>
#include <linux/w1.h>

#define ADDRESSES 128
#define ANSWERS 8
#define FRAMES 64
#define SLOTS 4
#define PAD 9

static struct platform_device *parent;
static struct dentry *root;

/* ---- I2C ---- */

enum kind { REGISTERS, ANSWERING, PORT, EXPANDER, FRAMED };

struct bytes {
	u8 at[64];
	unsigned int count;
};

struct chip {
	enum kind kind;
	u8 registers[256];
	u8 next;		/* the register that is read or written next */
	u16 outside;		/* what the outside makes of inputs */
	struct bytes command[ANSWERS], answer[ANSWERS];
	unsigned int answers;
	int chosen;		/* which answer the last write asked for */
	struct bytes frame[FRAMES];
	unsigned int told, frames;
};

static struct chip *chips[ADDRESSES];
static bool stuck;
static DEFINE_MUTEX(chip_lock);

enum { DIRECTION = 0x00, LEVEL = 0x12, LATCHED = 0x14 };

static void settle(struct chip *c)
{
	unsigned int i;

	for (i = 0; c->kind == EXPANDER && i < 2; i++)
		c->registers[LEVEL + i] = (c->registers[LATCHED + i] & ~c->registers[DIRECTION + i]) |
					  ((c->outside >> 8 * i) & c->registers[DIRECTION + i]);
}

static void written(struct chip *c, const u8 *data, unsigned int count)
{
	unsigned int i;

	switch (c->kind) {
	case REGISTERS:
	case EXPANDER:
		if (count)
			c->next = data[0];
		for (i = 1; i < count; i++)
			c->registers[c->next++] = data[i];
		settle(c);
		break;
	case ANSWERING:
		c->chosen = -1;
		for (i = 0; i < c->answers; i++)
			if (c->command[i].count == count && !memcmp(c->command[i].at, data, count))
				c->chosen = i;
		break;
	case PORT:
		if (count)
			c->registers[0] = data[count - 1];
		break;
	case FRAMED:
		break;
	}
}

static void read_frame(struct chip *c, u8 *data, unsigned int count)
{
	memset(data, 0, count);
	if (!count || c->told == c->frames)
		return;
	data[0] = 1;
	if (count > 1) {
		memcpy(data + 1, c->frame[c->told].at, min(count - 1, c->frame[c->told].count));
		c->told++;
	}
}

static void read_out(struct chip *c, u8 *data, unsigned int count)
{
	unsigned int i;

	if (c->kind == ANSWERING && c->chosen < 0)
		for (i = 0; i < c->answers; i++)
			if (!c->command[i].count)
				c->chosen = i;
	for (i = 0; i < count; i++) {
		switch (c->kind) {
		case REGISTERS:
		case EXPANDER:
			data[i] = c->registers[c->next++];
			break;
		case ANSWERING:
			data[i] = c->chosen >= 0 && i < c->answer[c->chosen].count ? c->answer[c->chosen].at[i] : 0xff;
			break;
		case PORT:
			data[i] = c->registers[0] & c->outside;
			break;
		case FRAMED:
			read_frame(c, data, count);
			return;
		}
	}
}

static int transfer(struct i2c_adapter *adapter, struct i2c_msg *messages, int count)
{
	int i, error = 0;

	mutex_lock(&chip_lock);
	for (i = 0; i < count && !error; i++) {
		struct i2c_msg *m = &messages[i];
		struct chip *c = m->addr < ADDRESSES ? chips[m->addr] : NULL;

		if (stuck)
			error = -ETIMEDOUT;
		else if (!c)
			error = -EREMOTEIO;	/* what the Pi's own driver says when nobody acknowledges */
		else if (m->flags & I2C_M_RD)
			read_out(c, m->buf, m->len);
		else
			written(c, m->buf, m->len);
	}
	mutex_unlock(&chip_lock);
	return error ?: count;
}

static u32 functions(struct i2c_adapter *adapter)
{
	return I2C_FUNC_I2C | I2C_FUNC_SMBUS_EMUL;
}

static const struct i2c_algorithm algorithm = { .master_xfer = transfer, .functionality = functions };

static struct i2c_adapter adapter = {
	.owner = THIS_MODULE, .algo = &algorithm, .nr = 1, .name = "bcm2835 (i2c@7e804000)",
};

static int hex(const char *text, struct bytes *into)
{
	into->count = 0;
	if (!strcmp(text, "-"))
		return 0;
	if (strlen(text) % 2 || strlen(text) / 2 > sizeof(into->at))
		return -EINVAL;
	into->count = strlen(text) / 2;
	return hex2bin(into->at, text, into->count);
}

static struct chip *plugged(unsigned int address, enum kind kind)
{
	struct chip *c;

	if (address >= ADDRESSES)
		return NULL;
	c = chips[address];
	if (!c || c->kind != kind) {
		kfree(c);
		chips[address] = c = kzalloc(sizeof(*c), GFP_KERNEL);
		if (!c)
			return NULL;
		c->kind = kind;
		c->chosen = -1;
		c->outside = 0xffff;
		if (kind == PORT)
			c->registers[0] = 0xff;
		if (kind == EXPANDER)
			memset(c->registers, 0xff, 2);
	}
	return c;
}

static int steer(char *text)
{
	static char first[130], second[130];
	struct bytes data, command;
	unsigned int address, number;
	struct chip *c;

	if (sscanf(text, "stick %u", &number) == 1) {
		stuck = number;
		return 0;
	}
	if (sscanf(text, "unplug %x", &address) == 1 && address < ADDRESSES) {
		kfree(chips[address]);
		chips[address] = NULL;
		return 0;
	}
	if (sscanf(text, "hold %x %x %129s", &address, &number, first) == 3) {
		if (hex(first, &data) || number > 0xff || number + data.count > 256)
			return -EINVAL;
		c = plugged(address, REGISTERS);
		if (!c)
			return -EINVAL;
		memcpy(c->registers + number, data.at, data.count);
		return 0;
	}
	if (sscanf(text, "answer %x %129s %129s", &address, first, second) == 3) {
		unsigned int i;

		if (hex(first, &command) || hex(second, &data))
			return -EINVAL;
		c = plugged(address, ANSWERING);
		for (i = 0; c && i < c->answers; i++)
			if (c->command[i].count == command.count && !memcmp(c->command[i].at, command.at, command.count))
				break;
		if (!c || i == ANSWERS)
			return -ENOSPC;
		c->command[i] = command;
		c->answer[i] = data;
		c->answers = max(c->answers, i + 1);
		return 0;
	}
	if (sscanf(text, "frame %x %129s", &address, first) == 2) {
		if (hex(first, &data))
			return -EINVAL;
		c = plugged(address, FRAMED);
		if (!c || c->frames == FRAMES)
			return -ENOSPC;
		c->frame[c->frames++] = data;
		return 0;
	}
	if (sscanf(text, "latch %x %x", &address, &number) == 2 || sscanf(text, "expander %x %x", &address, &number) == 2) {
		c = plugged(address, text[0] == 'l' ? PORT : EXPANDER);
		if (!c)
			return -EINVAL;
		c->outside = number;
		settle(c);
		return 0;
	}
	return -EINVAL;
}

static ssize_t i2c_write(struct file *file, const char __user *from, size_t size, loff_t *at)
{
	char *text = memdup_user_nul(from, size);
	int error;

	if (IS_ERR(text))
		return PTR_ERR(text);
	mutex_lock(&chip_lock);
	error = steer(text);
	mutex_unlock(&chip_lock);
	kfree(text);
	return error ?: size;
}

static const struct file_operations i2c_file = { .open = simple_open, .write = i2c_write };

/* ---- one wire ---- */

enum phase { IDLE, ROM_COMMAND, SEARCH, MATCH, COMMAND, SEND, TAKE };

struct thermometer {
	bool plugged;
	u64 rom;		/* family, serial number, checksum; sent lowest bit first */
	u8 pad[PAD];
	enum phase phase;
	u8 command;
	unsigned int bit, step;
};

static struct thermometer thermometers[SLOTS];
static DEFINE_SPINLOCK(wire_lock);

/* The makers' checksum: polynomial x^8 + x^5 + x^4 + 1, lowest bit first. */
static u8 sum(const u8 *data, unsigned int count)
{
	u8 crc = 0;
	unsigned int i, bit;

	for (i = 0; i < count; i++) {
		crc ^= data[i];
		for (bit = 0; bit < 8; bit++)
			crc = crc & 1 ? crc >> 1 ^ 0x8c : crc >> 1;
	}
	return crc;
}

static void turn(struct thermometer *t, enum phase phase)
{
	t->phase = phase;
	t->command = 0;
	t->bit = 0;
	t->step = 0;
}

/* What this part makes of the wire while the master's slot is `bit`, and what it learns from it. */
static u8 slot(struct thermometer *t, u8 bit)
{
	u8 own = t->rom >> t->bit & 1;
	u8 says = 1;

	switch (t->phase) {
	case IDLE:
		break;
	case ROM_COMMAND:
		t->command |= bit << t->bit;
		if (++t->bit == 8)
			turn(t, t->command == 0xf0 ? SEARCH : t->command == 0x55 ? MATCH :
				t->command == 0xcc ? COMMAND : IDLE);
		break;
	case SEARCH:
		if (t->step < 2) {
			says = t->step++ ? !own : own;
		} else {
			t->step = 0;
			if (bit != own || ++t->bit == 64)
				turn(t, IDLE);
		}
		break;
	case MATCH:
		if (bit != own)
			turn(t, IDLE);
		else if (++t->bit == 64)
			turn(t, COMMAND);
		break;
	case COMMAND:
		t->command |= bit << t->bit;
		if (++t->bit == 8)
			turn(t, t->command == 0xbe ? SEND : t->command == 0x4e ? TAKE : IDLE);
		break;
	case SEND:
		if (t->bit < 8 * PAD) {
			says = t->pad[t->bit / 8] >> t->bit % 8 & 1;
			t->bit++;
		}
		break;
	case TAKE:
		break;
	}
	return says;
}

static u8 touch_bit(void *data, u8 bit)
{
	unsigned long flags;
	unsigned int i;
	u8 level = bit;

	spin_lock_irqsave(&wire_lock, flags);
	for (i = 0; i < SLOTS; i++)
		if (thermometers[i].plugged)
			level &= slot(&thermometers[i], bit);
	spin_unlock_irqrestore(&wire_lock, flags);
	return level;
}

static u8 reset_bus(void *data)
{
	unsigned long flags;
	unsigned int i;
	u8 absent = 1;

	spin_lock_irqsave(&wire_lock, flags);
	for (i = 0; i < SLOTS; i++)
		if (thermometers[i].plugged) {
			turn(&thermometers[i], ROM_COMMAND);
			absent = 0;
		}
	spin_unlock_irqrestore(&wire_lock, flags);
	return absent;
}

static struct w1_bus_master master = { .touch_bit = touch_bit, .reset_bus = reset_bus };

static ssize_t wire_write(struct file *file, const char __user *from, size_t size, loff_t *at)
{
	char text[80] = "", pad[19];
	unsigned long flags;
	unsigned long long serial;
	unsigned int n;
	struct thermometer t = { .plugged = true };
	u8 rom[8] = { 0x28 };

	if (size >= sizeof(text) || copy_from_user(text, from, size))
		return -EFAULT;
	if (sscanf(text, "plug %u %llx %18s", &n, &serial, pad) == 3 && n < SLOTS) {
		for (unsigned int i = 1; i < 7; i++)
			rom[i] = serial >> 8 * (i - 1);
		rom[7] = sum(rom, 7);
		for (unsigned int i = 0; i < 8; i++)
			t.rom |= (u64)rom[i] << 8 * i;
		if (strlen(pad) == 16 && !hex2bin(t.pad, pad, 8))
			t.pad[8] = sum(t.pad, 8);
		else if (strlen(pad) != 18 || hex2bin(t.pad, pad, 9))
			return -EINVAL;
	} else if (sscanf(text, "unplug %u", &n) == 1 && n < SLOTS) {
		t.plugged = false;
	} else {
		return -EINVAL;
	}
	spin_lock_irqsave(&wire_lock, flags);
	thermometers[n] = t;
	spin_unlock_irqrestore(&wire_lock, flags);
	return size;
}

static const struct file_operations wire_file = { .open = simple_open, .write = wire_write };

/* ---- module ---- */

static int __init buses_init(void)
{
	int error;

	parent = platform_device_register_simple("pi-buses", PLATFORM_DEVID_NONE, NULL, 0);
	if (IS_ERR(parent))
		return PTR_ERR(parent);
	adapter.dev.parent = &parent->dev;
	error = i2c_add_numbered_adapter(&adapter);
	if (error)
		goto no_adapter;
	error = w1_add_master_device(&master);
	if (error)
		goto no_master;
	root = debugfs_create_dir("pi-buses", NULL);
	debugfs_create_file("i2c", 0200, root, NULL, &i2c_file);
	debugfs_create_file("wire", 0200, root, NULL, &wire_file);
	return 0;
no_master:
	i2c_del_adapter(&adapter);
no_adapter:
	platform_device_unregister(parent);
	return error;
}

static void __exit buses_exit(void)
{
	unsigned int i;

	debugfs_remove_recursive(root);
	w1_remove_master_device(&master);
	i2c_del_adapter(&adapter);
	for (i = 0; i < ADDRESSES; i++)
		kfree(chips[i]);
	platform_device_unregister(parent);
}

module_init(buses_init);
module_exit(buses_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("I2C and one-wire buses of a Raspberry Pi whose parts are played by a test");
