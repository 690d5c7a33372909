import { randomBytes } from "node:crypto";
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeImage, Notification, protocol, safeStorage, screen, session, Tray } from "electron";
import { start } from "./start.ts";

const electron = { app, BrowserWindow, dialog, ipcMain, Menu, nativeImage, Notification, protocol, safeStorage, screen, session, Tray };

start(electron, { words: process.argv.slice(1), build: app.getVersion(), now: () => Date.now(), random: (length) => new Uint8Array(randomBytes(length)) });
